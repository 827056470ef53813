"""AMHE Explore: local mental-health inequality profiles for England, from official figures."""
