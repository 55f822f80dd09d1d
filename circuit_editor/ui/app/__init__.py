"""The application: start-up, settings, languages, theme, and what guards painting and text."""
