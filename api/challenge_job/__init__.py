"""Pages of open posting 庁内公募: the list of postings, and the task pages of a campaign and an application."""
