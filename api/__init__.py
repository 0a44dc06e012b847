"""Pages and forms for people; no page ever asks the engine."""
