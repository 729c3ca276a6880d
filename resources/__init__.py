"""Icons, styles, calendars, demo material: data, no code."""
