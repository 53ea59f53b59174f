"""How one sheet of the process flow diagram lies: places, ports, levels, paper."""
