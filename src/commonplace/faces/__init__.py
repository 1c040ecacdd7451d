"""The ways in: one folder a face. A face asks the public API and knows nothing behind it; none knows another."""
