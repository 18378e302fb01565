"""What each page says, as frozen view data; the templates only loop over it."""
