"""What stands around the rooms: window, navigation, status line, tray, and the ways between the rooms."""
