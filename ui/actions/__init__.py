"""All that the window can do, in one list: the palette, the sheet of keys and the keys themselves are made of it."""
