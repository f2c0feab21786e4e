"""Standards of the plans beside those of the province and the nation."""
