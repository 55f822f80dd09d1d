"""The application: start-up, settings, languages, theme, guards around painting and text."""
