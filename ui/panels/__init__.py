"""What stands beside and under the work: coach, record, files, problems, history."""
