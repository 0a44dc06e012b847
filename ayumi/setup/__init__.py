"""Set-up 導入準備: makes what the product stands on. Standard library only, so that it runs first."""
