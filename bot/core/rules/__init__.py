"""What holds over the days: reminders, streak, week, pain, levels."""
