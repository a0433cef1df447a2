"""What did not get through, and what is said when something fails."""
