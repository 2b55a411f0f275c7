"""What Nodemailer would do with each transport, for people and for programs."""
