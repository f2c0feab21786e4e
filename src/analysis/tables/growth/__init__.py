"""Tables of growth rates."""
