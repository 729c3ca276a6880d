"""Evidence: the photos and documents that go with an event, what is said of them, and how they travel."""
