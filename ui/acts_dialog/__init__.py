"""One dialog for every act that is more than a text: its fields follow from the table of transitions."""
