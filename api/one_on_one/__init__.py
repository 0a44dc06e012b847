"""Pages of a 1on1 series 1on1の画面: arrange, choose, meet, wish; one's own talks and one's own times."""
