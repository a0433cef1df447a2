"""“I need a break”: raised, seen, ended."""
