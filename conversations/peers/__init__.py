"""Groups without staff: who helps to run them."""
