"""Who looks after people while a link person is away."""
