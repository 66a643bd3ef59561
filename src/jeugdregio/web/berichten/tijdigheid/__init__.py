"""Which starts and stops came too late, and of which assignments no start came at all."""
