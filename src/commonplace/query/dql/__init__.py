"""The Dataview Query Language: parsed, understood as Dataview understands it, answered from the index."""
