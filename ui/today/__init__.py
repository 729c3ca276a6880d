"""The room *Hari ini*: what this office must do next, most urgent first."""
