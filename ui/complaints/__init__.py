"""The room *Laporan*: the list of cases and, beside it, one case as a conversation."""
