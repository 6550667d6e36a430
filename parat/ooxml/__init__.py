"""Safe reading and canonical writing of Office packages."""
