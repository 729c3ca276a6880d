"""The room of evidence: photos and documents beside a draft, an event and an own action, and the viewer for them."""
