"""What losses cost: material flow cost accounting."""
