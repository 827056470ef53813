"""What the pages are made of: the address, the frame, cached results, and parts of a page."""
