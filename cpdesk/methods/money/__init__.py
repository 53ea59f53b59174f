"""Whether an option pays: cash flows, present value, investment, feasibility."""
