"""Pages of open posting 庁内公募: the list, applications, panels, the desk."""
