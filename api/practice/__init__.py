"""The practice bar 練習の操作: moving the days, choosing a scene, reading the letters. Absent in production."""
