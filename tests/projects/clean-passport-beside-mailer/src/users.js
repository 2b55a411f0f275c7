const users = new Map();

exports.findOrCreate = async (profile) => {
  if (!users.has(profile.id)) {
    users.set(profile.id, { id: profile.id, email: profile.emails[0].value });
  }
  return users.get(profile.id);
};
