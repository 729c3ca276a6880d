"""The export of lapor.go.id (*Laporan Ringkas*, XLSX): from a file of unknown origin to rows that can be imported."""
