"""What an audit consists of: records that check themselves when built."""
