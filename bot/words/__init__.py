"""What words mean by themselves: nothing here looks anything up, or does anything."""
