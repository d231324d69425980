"""What pages of slides and of companies share. Must not know slide kinds or the stage."""
