"""A talk in the database, turn by turn: what is answered, done and said; which is open."""
