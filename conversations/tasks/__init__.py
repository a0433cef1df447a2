"""What people asked a person for: on one list, until it is done."""
