"""“I need a break”: raised, seen, passed on, ended."""
