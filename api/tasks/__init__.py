"""Task pages 作業の画面: a link is opened, the form is written, checked, submitted, and received."""
