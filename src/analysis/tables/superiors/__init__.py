"""Tables of targets beside those of prefecture, province and nation."""
