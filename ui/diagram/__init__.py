"""The process flow diagram: a sheet as a projection of the project's rows, and the gestures that change them."""
