"""Who is who: a person, those of their group, whom a call reaches, whether words name someone."""
