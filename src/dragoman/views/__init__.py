"""Views: what people and programs see of a reading or a case."""
