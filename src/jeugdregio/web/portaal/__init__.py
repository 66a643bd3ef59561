"""Pages that join domains, a folder a topic; above all of them."""
