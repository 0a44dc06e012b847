"""Challenge job チャレンジ・ジョブ: staff apply for open postings by themselves, sealed from their own line."""
