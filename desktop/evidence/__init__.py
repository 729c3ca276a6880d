"""Evidence on its way in: files are told by their content, made small and clean, and looked at (*Bukti Utuh*).

Pure functions over bytes and paths; what is stored and sent stands elsewhere.
"""
