"""What each page shows 画面の中身: plain frozen values that routers fill and templates lay out."""
