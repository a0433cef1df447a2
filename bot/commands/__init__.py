"""What the command line does, one command or two a file. Each gives the lines to print."""
