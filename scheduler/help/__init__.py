"""Help near a group, in the words of its facilitators."""
